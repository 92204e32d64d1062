"""Analysis of spending (执行分析): what was paid, for what, to whom, beside last year, and what stands out – figures, not words."""
