"""Spending progress (支出进度): plan, payments and calendar side by side, lights by thresholds that are data, and where the year leads."""
