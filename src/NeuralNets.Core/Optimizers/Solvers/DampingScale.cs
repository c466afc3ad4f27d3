namespace NeuralNets;

/// <summary>What λ is multiplied by for each parameter in <see cref="LevenbergMarquardt"/>.</summary>
public enum DampingScale
{
    /// <summary>1: Levenberg.</summary>
    Identity,

    /// <summary>The parameter's own diag(JᵀJ), so that the units of the parameters do not matter: Marquardt.</summary>
    Diagonal,
}
