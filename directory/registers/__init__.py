"""What public registers know of a number: VIES of the Commission, ARES of the Czech Ministry of Finance.

Asked in the background, and only where a setting says where. A register that does not answer is noted as such; it keeps
nobody from anything.

http        one bounded request for JSON
vies, ares  what each register is asked, and what its answers mean
check       all registers that know of a company, written down as RegisterCheck
tasks       the same by the worker
"""
