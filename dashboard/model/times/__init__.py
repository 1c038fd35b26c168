"""When an action is to be done: deadlines and frequencies in texts, read by rules, and the days that they mean."""
