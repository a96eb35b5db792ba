"""What is asked, weighed and advised: one edition, read from a folder of YAML."""
