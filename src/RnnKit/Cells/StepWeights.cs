using System.Numerics;
using RnnKit.Numerics;

namespace RnnKit.Cells;

/// <summary>
/// The weights of a cell's gates in the order in which the products of a run read them: W and U on the way there, their
/// transposes on the way back. Laid out once for all steps, and only where there are steps and examples enough to pay for it.
/// </summary>
internal sealed class StepWeights<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Columns from which laying out pays: fewer read the weights fewer times than it does.</summary>
    private const int FewColumns = 16;

    private readonly IReadOnlyList<Gate<T>> gates;
    private readonly PackedMatrix<T>[] u;
    private PackedMatrix<T>[]? there, back;

    public StepWeights(IReadOnlyList<Gate<T>> gates)
    {
        this.gates = gates;
        u = [.. gates.Select(gate => new PackedMatrix<T>(gate.HiddenSize, gate.HiddenSize))];
    }

    /// <summary>Whether U is laid out, not where it lies.</summary>
    private bool StatesLaidOut { get; set; }

    private bool InputsLaidOut { get; set; }

    /// <summary>Whether a run of so many steps of so many examples lays out U, and W where it reads inputs.</summary>
    public static bool LaysOutStates(int steps, int batch) => Pays(steps, batch) && batch > 1;

    /// <summary>For the way there over so many steps of so many examples; W only where there is an input to read. A single example reads U as it is.</summary>
    public void There(int steps, int batch, bool inputs)
    {
        (StatesLaidOut, InputsLaidOut) = (LaysOutStates(steps, batch), Pays(steps, batch) && inputs);
        for (int k = 0; StatesLaidOut && k < gates.Count; k++) u[k].Pack(gates[k].U.Values);
        if (!InputsLaidOut) return;
        there ??= [.. gates.Select(gate => new PackedMatrix<T>(gate.HiddenSize, gate.InputSize))];
        for (int k = 0; k < gates.Count; k++) there[k].Pack(gates[k].W.Values);
    }

    /// <summary>For the way back; Wᵀ only where the gradient of the input is wanted.</summary>
    public void Back(bool inputs)
    {
        for (int k = 0; k < gates.Count; k++) u[k].PackTranspose(gates[k].U.Values);
        if (!inputs) return;
        back ??= [.. gates.Select(gate => new PackedMatrix<T>(gate.InputSize, gate.HiddenSize))];
        for (int k = 0; k < gates.Count; k++) back[k].PackTranspose(gates[k].W.Values);
    }

    /// <summary>a = W x + b.</summary>
    public void AddInput(int gate, ReadOnlySpan<T> x, Span<T> a)
    {
        if (!InputsLaidOut)
        {
            gates[gate].AddInput(x, a);
            return;
        }
        MatrixProduct.Affine(there![gate], x, gates[gate].b.Values, a, a.Length / gates[gate].HiddenSize);
    }

    /// <summary>a += U h.</summary>
    public void AddState(int gate, ReadOnlySpan<T> h, Span<T> a)
    {
        if (StatesLaidOut) MatrixProduct.Multiply(u[gate], h, a, a.Length / gates[gate].HiddenSize, accumulate: true);
        else gates[gate].AddState(h, a);
    }

    /// <summary>a = W x + b of a few units, those of one panel of W as it is laid out.</summary>
    public void AddInput(int gate, int firstUnit, int units, ReadOnlySpan<T> x, Span<T> a) =>
        MatrixProduct.AffineRows(there![gate], firstUnit, units, x, gates[gate].b.Values, a, a.Length / units);

    /// <summary>a += U h of a few units, those of one panel of U as it is laid out.</summary>
    public void AddState(int gate, int firstUnit, int units, ReadOnlySpan<T> h, Span<T> a) =>
        MatrixProduct.MultiplyRows(u[gate], firstUnit, units, h, a, a.Length / units);

    /// <summary>dh = Uᵀ da, or dh += Uᵀ da.</summary>
    public void StateGradient(int gate, ReadOnlySpan<T> da, Span<T> dh, bool accumulate) =>
        MatrixProduct.Multiply(u[gate], da, dh, da.Length / gates[gate].HiddenSize, accumulate);

    /// <summary>dx = Wᵀ da, or dx += Wᵀ da.</summary>
    public void InputGradient(int gate, ReadOnlySpan<T> da, Span<T> dx, bool accumulate) =>
        MatrixProduct.Multiply(back![gate], da, dx, da.Length / gates[gate].HiddenSize, accumulate);

    private static bool Pays(int steps, int batch) => steps * batch >= FewColumns;
}
