"""The hub: takes orders in, keeps them, and sends every change to the kiosks."""
