"""What is so, whatever we did: orders, products, customers, what they own, groups."""
