using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Cells;

/// <summary>
/// The memory of a cell over a whole run: its states before and after every step, the blocks of every step,
/// and the gradients of both. Each lies step after step in a buffer of its own, hidden × (batch · steps),
/// so that one product can work on all steps at once. A tape grows when it must and is used again for the next batch.
/// </summary>
public sealed class CellTape<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Memory<T>[] states, blocks, stateGradients, blockGradients;
    private int keptSteps;

    internal CellTape(ICell<T> cell)
    {
        HiddenSize = cell.HiddenSize;
        Weights = new StepWeights<T>(cell.Gates);
        states = new Memory<T>[cell.States.Count];
        stateGradients = new Memory<T>[cell.States.Count];
        blocks = new Memory<T>[cell.Blocks.Count];
        blockGradients = new Memory<T>[cell.Blocks.Count];
    }

    /// <summary>Steps of the run.</summary>
    public int Steps { get; private set; }

    /// <summary>Examples side by side.</summary>
    public int Batch { get; private set; }

    /// <summary>Rows of every state and block.</summary>
    public int HiddenSize { get; }

    private int Stride => HiddenSize * Batch;

    /// <summary>False where the run was told that no way back follows: the blocks of its steps took each other's place, or were never whole.</summary>
    public bool KeepsBlocks { get; private set; } = true;

    /// <summary>A block of all steps, hidden × (batch · steps).</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such block.</exception>
    /// <exception cref="InvalidOperationException">The run kept no blocks.</exception>
    public Span<T> Block(int block) => BlockMemory(block).Span;

    /// <summary>The gradient of a block of all steps, hidden × (batch · steps).</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such block.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The run has no gradients yet.</exception>
    public Span<T> BlockGradient(int block) => blockGradients[block].Span[..(Steps * Stride)];

    /// <summary>A state before each step, hidden × (batch · steps): h_0 … h_{T-1}.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such state.</exception>
    public Span<T> Previous(int state) => states[state].Span[..(Steps * Stride)];

    /// <summary>A block of one step, hidden × batch.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such block.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    /// <exception cref="InvalidOperationException">The run kept no blocks.</exception>
    public Span<T> Block(int block, int t)
    {
        RequireBlocks();
        return Block(block, Guard.Index(t, Steps), 0, Batch);
    }

    /// <summary>The gradient of a block of one step, hidden × batch.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such block.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step, or the run has no gradients yet.</exception>
    public Span<T> BlockGradient(int block, int t) => blockGradients[block].Span.Slice(Guard.Index(t, Steps) * Stride, Stride);

    /// <summary>A state after <paramref name="steps"/> steps, hidden × batch; 0 is the initial state.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such state.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The steps are not 0 to <see cref="Steps"/>.</exception>
    public Span<T> State(int state, int steps) => StateMemory(state, steps).Span;

    /// <summary>The gradient of the loss with respect to a state after <paramref name="steps"/> steps, hidden × batch.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such state.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The steps are not 0 to <see cref="Steps"/>, or the run has no gradients yet.</exception>
    public Span<T> StateGradient(int state, int steps) => StateGradientMemory(state, steps).Span;

    /// <summary>The weights, laid out for the products of the run where that pays.</summary>
    internal StepWeights<T> Weights { get; }

    /// <summary>The gradients of weights, summed at the end of the way back.</summary>
    internal GradientSums<T> Sums { get; } = new();

    internal Memory<T> BlockMemory(int block)
    {
        RequireBlocks();
        return blocks[block][..(Steps * Stride)];
    }

    /// <summary>A block of a few neighboring steps and examples, from a step on whose place the next ones follow.</summary>
    internal Span<T> Block(int block, int t, int first, int columns) => blocks[block].Span.Slice(t % keptSteps * Stride + first * HiddenSize, columns * HiddenSize);

    internal Memory<T> BlockGradientMemory(int block) => blockGradients[block][..(Steps * Stride)];

    internal Memory<T> PreviousMemory(int state) => states[state][..(Steps * Stride)];

    internal Memory<T> StateMemory(int state, int steps) => states[state].Slice(Guard.Index(steps, Steps + 1) * Stride, Stride);

    internal Memory<T> StateGradientMemory(int state, int steps) => stateGradients[state].Slice(Guard.Index(steps, Steps + 1) * Stride, Stride);

    /// <summary>All of a state from the first step on, hidden × (batch · steps): h_1 … h_T, which is the output.</summary>
    internal Memory<T> NextMemory(int state) => states[state].Slice(Stride, Steps * Stride);

    /// <summary>Makes room for a run and puts the initial state in place; without one it is zero. Where the run reads inputs it says so, and how many steps' blocks to keep at a time if not all.</summary>
    internal void Begin(int steps, int batch, State<T>? initial, bool inputs = false, int? keep = null)
    {
        Guard.Room(steps + 1, HiddenSize, batch, "steps + 1 × hidden units × examples", nameof(steps));
        (Steps, Batch, KeepsBlocks, keptSteps) = (steps, batch, keep is null, Math.Min(steps, keep ?? steps));
        Weights.There(steps, batch, inputs);
        for (int j = 0; j < states.Length; j++)
        {
            // The initial state may be the final state of the run this tape held before: it is moved before anything is overwritten.
            Grow(states, j, (steps + 1) * Stride);
            Span<T> first = states[j].Span[..Stride];
            if (initial is null) first.Clear();
            else initial[j].CopyTo(first);
        }
        for (int k = 0; k < blocks.Length; k++) Grow(blocks, k, keptSteps * Stride);
    }

    /// <summary>Goes on with as many steps from another state, of as many examples: the weights are those of the run so far.</summary>
    internal void Continue(State<T> state)
    {
        for (int j = 0; j < states.Length; j++) state[j].CopyTo(states[j].Span[..Stride]);
    }

    /// <summary>Makes room for the gradients of the run; the weights must be those of the way there.</summary>
    internal void BeginBackward(bool inputs = false)
    {
        RequireBlocks();
        Weights.Back(inputs);
        for (int j = 0; j < states.Length; j++) Grow(stateGradients, j, (Steps + 1) * Stride);
        for (int k = 0; k < blocks.Length; k++) Grow(blockGradients, k, Steps * Stride);
    }

    private void RequireBlocks()
    {
        if (!KeepsBlocks) throw new InvalidOperationException("The run kept no blocks; run forward with 'keep' to go back or to look at them.");
    }

    private static void Grow(Memory<T>[] buffers, int index, int count)
    {
        if (buffers[index].Length < count) buffers[index] = new T[count];
    }
}
