using System.Collections.ObjectModel;
using NeuralNets.Kernels;

namespace NeuralNets.Insight;

/// <summary>
/// Trains at falling temperature: since the temperature is part of the layers, the network is built anew for each one, with the
/// parameters it had. Soft at first, so that gradients reach every weight; hard at last, so that little is lost when the soft
/// pieces are replaced by what they stand for.
/// </summary>
/// <remarks>
/// The optimizer's state begins anew at each temperature. Kirkpatrick, Gelatt, Vecchi 1983, "Optimization by simulated annealing";
/// of softmax: Jang, Gu, Poole 2016, "Categorical reparameterization with Gumbel-softmax".
/// </remarks>
/// <typeparam name="T">float or double.</typeparam>
public sealed class Annealing<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Annealing with the settings below as they stand.</summary>
    /// <param name="cost">C of one example: the surrogate.</param>
    /// <param name="optimizer">Turns gradients into steps.</param>
    public Annealing(ICost cost, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(optimizer);
        Cost = cost;
        Optimizer = optimizer;
    }

    /// <summary>C of one example: the surrogate.</summary>
    public ICost Cost { get; }

    /// <summary>Turns gradients into steps.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The temperatures, one after the other, each positive; 1, ½, ¼, … 1/64 unless said.</summary>
    public IReadOnlyList<double> Temperatures { get; init => field = Checked(value); } = Array.AsReadOnly([1, 0.5, 0.25, 0.125, 0.0625, 0.03125, 0.015625]);

    /// <summary>The layers at a temperature; null: those of the network by <see cref="Relaxation.AtTemperature(IReadOnlyList{Layer}, double)"/>.</summary>
    public Func<double, IReadOnlyList<Layer>>? LayersAt { get; init; }

    /// <summary>Passes over the training set at each temperature, at least 0.</summary>
    public int EpochsPerTemperature { get; init; } = 10;

    /// <summary>Rows of one step, at least 1.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Decides the order of the rows in each epoch; the i-th temperature takes Seed + i.</summary>
    public ulong Seed { get; init; }

    /// <summary>False where targets are no classes: then no 0-1 loss is counted.</summary>
    public bool CountsErrors { get; init; } = true;

    /// <summary>Trains at each temperature in turn.</summary>
    /// <param name="network">Where to begin; it stays as it is.</param>
    /// <param name="training">Rows to learn from.</param>
    /// <param name="measured">Rows to report on; null: those of training.</param>
    /// <param name="cancellationToken">Looked at between two batches.</param>
    /// <exception cref="ArgumentException">Network, layers, cost and data do not fit each other, or a setting is out of range.</exception>
    /// <exception cref="OperationCanceledException">The token.</exception>
    /// <exception cref="TrainingDivergedException">A cost is NaN or infinite.</exception>
    public AnnealingResult<T> Run(Network<T> network, Dataset<T> training, Dataset<T>? measured = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(training);
        var tracker = new SurrogateTracker<T>(measured ?? training, Cost) { CountsErrors = CountsErrors };
        Network<T> annealed = network;
        for (int i = 0; i < Temperatures.Count; i++)
        {
            double temperature = Temperatures[i];
            annealed = Relaxation.WithLayers(annealed, LayersAt?.Invoke(temperature) ?? Relaxation.AtTemperature(network.Layers, temperature));
            tracker.Temperature = temperature;
            new Trainer<T>(annealed, Cost, Optimizer) { Epochs = EpochsPerTemperature, BatchSize = BatchSize, Seed = unchecked(Seed + (ulong)i), AfterEpoch = tracker.AfterEpoch }
                .Train(training, cancellationToken: cancellationToken);
        }
        return new AnnealingResult<T>(annealed, tracker.Report);
    }

    private static ReadOnlyCollection<double> Checked(IReadOnlyList<double> temperatures)
    {
        ArgumentNullException.ThrowIfNull(temperatures);
        if (temperatures.Count == 0)
            throw new ArgumentException("There are no temperatures.", nameof(temperatures));
        return Array.AsReadOnly([.. temperatures.Select(temperature => Setting.Positive(temperature, nameof(temperatures)))]);
    }
}
