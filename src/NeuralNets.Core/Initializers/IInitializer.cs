namespace NeuralNets;

/// <summary>Draws initial parameters.</summary>
public interface IInitializer
{
    /// <summary>Fills a block of parameters; value i is draw i.</summary>
    /// <param name="values">Weights input-major, [inputs × outputs], or a vector of <paramref name="outputs"/> values.</param>
    /// <param name="inputs">Fan-in.</param>
    /// <param name="outputs">Fan-out.</param>
    /// <param name="random">The stream to draw from; draws are made in double and rounded once to T.</param>
    void Initialize<T>(Span<T> values, int inputs, int outputs, RandomStream random) where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
