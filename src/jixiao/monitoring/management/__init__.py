"""Performance management (绩效管理): what every project went through, what was mended, what its result is used for."""
