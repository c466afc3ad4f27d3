namespace NeuralNets.Tests.Optimizers.Schedules;

/// <summary>A network of two parameters whose steps move nothing: for what an optimizer's state knows of its schedule.</summary>
internal sealed class PlateauScene
{
    private readonly Gradient<double> _gradient;

    public PlateauScene(Schedule schedule)
    {
        Network<double> network = new(1, [new Dense(1, Activation.Identity)]);
        _gradient = new(network);
        network.Backpropagate([0], [network.Biases(0)[0]], Cost.SquaredError, _gradient);
        State = new SGD(schedule).CreateState(network);
    }

    public OptimizerState<double> State { get; }

    public void Step() => State.Step(_gradient);
}
