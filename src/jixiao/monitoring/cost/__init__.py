"""Control of costs (成本管理): items beside limit, last year and peers, and a warning before a limit is crossed."""
