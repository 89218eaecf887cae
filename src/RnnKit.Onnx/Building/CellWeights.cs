using System.Numerics;
using RnnKit.Cells;
using RnnKit.Foundations;

namespace RnnKit.Onnx.Building;

/// <summary>The numbers of a cell in the order in which ONNX's recurrent operators want them.</summary>
internal static class CellWeights
{
    /// <summary>The operator whose equations are those of a cell.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static string OperatorOf<T>(ICell<T> cell)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => cell switch
        {
            RnnCell<T> => "RNN",
            GruCell<T> => "GRU",
            LstmCell<T> => "LSTM",
            _ => throw Refusal.OfModel($"holds {cell}, a {cell.GetType().Name.Split('`')[0]}, which has no form in ONNX; expected cells of RnnKit: RnnCell, GruCell, LstmCell."),
        };

    /// <summary>
    /// The gates in ONNX's order: z, r, h of a GRU, i, o, f, c of an LSTM. In both z keeps the old state:
    /// h_t = (1 - z) ∘ n + z ∘ h_{t-1}.
    /// </summary>
    public static IReadOnlyList<Gate<T>> GatesOf<T>(ICell<T> cell)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => cell switch
        {
            GruCell<T> gru => [gru.UpdateGate, gru.ResetGate, gru.Candidate],
            LstmCell<T> lstm => [lstm.InputGate, lstm.OutputGate, lstm.ForgetGate, lstm.Candidate],
            _ => cell.Gates,
        };

    /// <summary>W of the gates below each other, row by row: gates · hidden × input.</summary>
    public static T[] Input<T>(ICell<T> cell)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. GatesOf(cell).SelectMany(gate => RowByRow(gate.W))];

    /// <summary>U of the gates below each other, row by row: gates · hidden × hidden. ONNX calls it R.</summary>
    public static T[] State<T>(ICell<T> cell)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. GatesOf(cell).SelectMany(gate => RowByRow(gate.U))];

    /// <summary>
    /// The biases of all gates for the input, then those for the state. RnnKit has one, which goes to the input; only a GRU
    /// that resets after the product has b_hn too, inside that product.
    /// </summary>
    public static T[] Biases<T>(ICell<T> cell)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        IReadOnlyList<Gate<T>> gates = GatesOf(cell);
        var biases = new T[2 * gates.Count * cell.HiddenSize];
        for (int k = 0; k < gates.Count; k++) gates[k].b.Values.CopyTo(biases.AsSpan(k * cell.HiddenSize));
        if (cell is GruCell<T> { CandidateStateBias: { } bias }) bias.Values.CopyTo(biases.AsSpan((2 * gates.Count - 1) * cell.HiddenSize));
        return biases;
    }

    private static T[] RowByRow<T>(Parameter<T> p)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => p.Value.ToRowMajorArray();
}
