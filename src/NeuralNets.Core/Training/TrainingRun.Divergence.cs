using System.Numerics.Tensors;

namespace NeuralNets;

// What to do when a cost is not finite: find out why, and put the network back.
internal sealed partial class TrainingRun<T>
{
    private TrainingDivergedException Diverged(ReadOnlySpan<int> rows, int batch, double? cost = null)
    {
        (DivergenceSource source, int? layer, string where) = FindSource(rows);
        int epoch = Epoch;
        _state.EpochStart.Span.CopyTo(_network.Parameters);
        string what = cost is { } value ? $"The cost of batch {batch} of epoch {epoch} is {(double.IsNaN(value) ? "NaN" : "infinite")}" : $"After batch {batch}, the last of epoch {epoch}, not all parameters are finite";
        return new TrainingDivergedException(epoch, batch, source, layer, $"{what}: {where}. The network is as it was at the start of epoch {epoch}.");
    }

    // From the inputs to the cost; as in prediction, without dropout.
    private (DivergenceSource Source, int? Layer, string Where) FindSource(ReadOnlySpan<int> rows)
    {
        if (FirstRow(rows, ofTargets: false) is { } row)
            return (DivergenceSource.Inputs, null, $"row {row} of the training set has inputs that are not finite");
        for (int layer = 0; layer < _network.Layers.Count; layer++)
        {
            foreach (ParameterBlock block in _network.Blocks)
            {
                if (block.Layer == layer && !TensorPrimitives.IsFiniteAll<T>(_network.Parameters.Slice(block.Offset, block.Inputs * block.Outputs)))
                    return (DivergenceSource.Parameters, layer, $"{block.Name} of layer {layer} ({_network.Layers[layer].GetType().Name}) is not finite; an earlier step was too large, try a lower learning rate");
            }
            if (!AreOutputsFinite(rows, layer))
                return (DivergenceSource.Outputs, layer, $"layer {layer} ({_network.Layers[layer].GetType().Name}) is the first whose outputs are not finite, though its parameters are");
        }
        if (FirstRow(rows, ofTargets: true) is { } target)
            return (DivergenceSource.Targets, null, $"row {target} of the training set has targets that are not finite");
        return (DivergenceSource.Cost, null, "inputs, parameters, outputs and targets are finite, the cost of them is not");
    }

    private int? FirstRow(ReadOnlySpan<int> rows, bool ofTargets)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            _reader.Read(rows.Slice(i, 1), out ReadOnlySpan<T> inputs, out ReadOnlySpan<T> targets);
            if (!TensorPrimitives.IsFiniteAll(ofTargets ? targets : inputs))
                return rows[i];
        }
        return null;
    }

    private bool AreOutputsFinite(ReadOnlySpan<int> rows, int layer)
    {
        var outputs = new T[_reader.MostRows * _network.Architecture.OutputsOf(layer)];
        for (int first = 0; first < rows.Length; first += _reader.MostRows)
        {
            int count = Math.Min(_reader.MostRows, rows.Length - first);
            _reader.Read(rows.Slice(first, count), out ReadOnlySpan<T> inputs, out _);
            Span<T> a = outputs.AsSpan(0, count * _network.Architecture.OutputsOf(layer));
            _network.Predict(inputs, a, layer + 1);
            if (!TensorPrimitives.IsFiniteAll<T>(a))
                return false;
        }
        return true;
    }
}
