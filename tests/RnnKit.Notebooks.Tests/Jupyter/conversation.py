"""Talks with a kernel through jupyter_client. Each scenario is a function; a line is printed for each: its name, a tab, and 'ok' or what went wrong."""
import traceback

from client import kc, km
from lifecycle import *
from messages import *

SCENARIOS = [
    kernel_info, a_value_is_an_execute_result, streams_and_displays_come_in_the_order_of_the_cell, a_display_is_updated_by_its_id,
    an_output_is_cleared_at_once_or_by_the_next_one,
    an_exception_is_told_with_its_line, code_that_does_not_compile_is_an_error, silent_code_publishes_nothing_and_is_not_counted,
    user_expressions_are_evaluated_after_the_cell, a_failure_aborts_the_cells_that_wait_behind_it,
    a_failure_aborts_nothing_when_stop_on_error_is_false, is_complete, completion, inspection,
    a_request_that_cannot_be_followed_is_answered_with_an_error, code_nested_deep_does_no_harm_while_it_is_typed,
    an_exception_that_nobody_can_catch_is_told_and_the_kernel_goes_on, history, comms_are_none_and_refused,
    an_unknown_request_gets_no_reply, input_comes_from_the_front_end,
    an_answer_to_a_question_given_up_does_not_answer_the_next, input_is_refused_where_nobody_answers,
    control_is_answered_while_a_cell_runs, loops_that_listen_are_stopped_and_keep_what_they_have, loops_that_do_not_listen_are_stopped,
    a_question_can_be_stopped, a_signal_stops_too, a_hundred_thousand_lines_come_whole_in_few_messages,
    messages_not_signed_rightly_or_replayed_are_dropped, the_heart_beats_while_a_cell_runs, garbage_on_a_port_disturbs_nobody,
    several_front_ends_see_the_outputs_and_only_the_asker_gets_the_reply, a_restart_forgets, a_shutdown_is_answered_and_ends_the_process,
]
try:
    for scenario in SCENARIOS:
        try:
            scenario()
            outcome = 'ok'
        except Exception:
            outcome = ' / '.join(traceback.format_exc().strip().splitlines()[-4:])
        print(scenario.__name__ + '\t' + outcome, flush=True)
finally:
    kc.stop_channels()
    km.shutdown_kernel(now=True)
