"""What reads forms, module by module, and forms of many places."""
