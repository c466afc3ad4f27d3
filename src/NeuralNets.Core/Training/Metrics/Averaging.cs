namespace NeuralNets;

/// <summary>How the figures of several classes become one, as in scikit-learn.</summary>
public enum Averaging
{
    /// <summary>The mean over the classes that occur in targets or predictions: every class counts the same.</summary>
    Macro,

    /// <summary>The figure of all decisions taken together: every row counts the same. With one class a row it is the accuracy.</summary>
    Micro,

    /// <summary>The mean over the classes, weighted by the rows of each.</summary>
    Weighted,
}
