"""Monitoring while the year runs: money against time and work, payment rules, analysis. Imports measures and below; is handed numbers."""
