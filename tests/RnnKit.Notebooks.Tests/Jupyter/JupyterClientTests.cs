namespace RnnKit.Notebooks.Tests.Jupyter;

/// <summary>Jupyter's own clients talk with the kernel: every message type, its order and its content.</summary>
public class JupyterClientTests(KernelConversation conversation) : IClassFixture<KernelConversation>
{
    public static TheoryData<string> Scenarios => [.. KernelConversation.Scenarios];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_conversation_goes_as_the_protocol_says(string scenario)
    {
        Python.Require("zmq", "jupyter_client");
        Assert.True(conversation.Outcomes.TryGetValue(scenario, out string? outcome), conversation.Errors);
        Assert.Equal("ok", outcome);
    }

    [Fact]
    public void The_kernel_counts_what_it_dropped()
    {
        Python.Require("zmq", "jupyter_client");
        Assert.Contains("Messages dropped: 3 with a missing or wrong signature, 1 that came twice, 2 malformed.", conversation.Errors, StringComparison.Ordinal);
    }
}
