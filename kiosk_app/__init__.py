"""The kiosk: one fullscreen display of one station."""
