"""Double monitoring (双监控): how far the targets are beside how far the money is."""
