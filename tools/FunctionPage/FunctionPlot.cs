namespace NeuralNets.FunctionPage;

/// <summary>An activation and its derivative from −5 to 5.</summary>
internal static class FunctionPlot
{
    private const double Reach = 5;

    public static string Of(string name, IActivation activation)
    {
        double[] z = Plot.Steps(-Reach, Reach), a = new double[z.Length], derivative = new double[z.Length];
        for (int i = 0; i < z.Length; i++)
        {
            double[] row = [z[i], 0], outputs = new double[2], gradient = new double[2];
            activation.Activate<double>(row, outputs, 2);
            activation.Backpropagate<double>(row, outputs, [1, 0], gradient, 2);
            (a[i], derivative[i]) = (outputs[0], gradient[0]);
        }
        return new Plot(z, a, derivative, Reach).ToSvg($"{name} and its derivative", "z", "a", "a′");
    }
}
