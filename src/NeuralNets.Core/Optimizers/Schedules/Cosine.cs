namespace NeuralNets;

public abstract partial record Schedule
{
    // (1 + cos πx)/2, 0 ≤ x ≤ 2: from 1 down to 0 at x = 1, and up again.
    private static double Cosine(double x) => (1 + Elementary.Cos(Math.PI * x)) / 2;
}
