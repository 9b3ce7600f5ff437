"""The written report (绩效自评报告), held against the table of its form."""
