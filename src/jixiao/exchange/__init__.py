"""Exchange: what is fetched from other systems and sent to them, and when. Imports standards and kernel; knows nothing of cases."""
