using System.Globalization;

namespace NeuralNets.Tests.Persistence;

/// <summary>Another culture for this thread until disposed.</summary>
internal sealed class CultureScope : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public CultureScope(string decimalSeparator) =>
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = decimalSeparator } };

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
