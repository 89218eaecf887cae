"""The public test suite for Jupyter kernels, with what it is to try in C#."""
import sys, unittest

import jupyter_kernel_test


class CSharpTests(jupyter_kernel_test.KernelTests):
    kernel_name = sys.argv.pop(1)
    language_name = 'C#'
    file_extension = '.cs'
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("careful");'
    completion_samples = [{'text': 'Math.Ta', 'matches': {'Tan', 'Tanh', 'Tau'}}]
    complete_code_samples = ['1', 'var x = 1;', 'Console.WriteLine("a");', '#!time\n1', 'var s = """\n  a\n  """;']
    incomplete_code_samples = ['if (true) {', 'Math.Max(1,', 'var s = """\n  abc', 'x = """\n a\n ""']
    invalid_code_samples = ['}', 'int 5 = x;']
    code_generate_error = 'throw new Exception("x");'
    code_execute_result = [{'code': '1+2', 'result': '3'}, {'code': '"a"', 'result': 'a'}, {'code': 'new[] { 1, 2 }', 'result': '[ 1, 2 ]'},
                           {'code': '0.1 + 0.2', 'result': '0.30000000000000004'}, {'code': 'new { A = 1 }'}]
    code_display_data = [{'code': 'display(HTML("<b>x</b>"))', 'mime': 'text/html'}, {'code': 'display("x")', 'mime': 'text/plain'}]
    supported_history_operations = ('tail', 'range', 'search')
    code_history_pattern = '1?2'
    code_inspect_sample = 'Math.Tanh'
    code_clear_output = 'ClearOutput();'


unittest.main()
