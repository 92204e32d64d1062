"""Workbench: the use cases – the only way in for cli and server. Short, without arithmetic, SQL or wording; imports all rooms below."""
