"""What may leave the service: the fields that a profile receives, the figures that stay secret."""
