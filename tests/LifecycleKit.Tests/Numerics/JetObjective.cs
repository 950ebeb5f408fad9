using LifecycleKit.Numerics;

namespace LifecycleKit.Tests.Numerics;

/// <summary>A function of jets as an objective that counts its evaluations.</summary>
internal sealed class JetObjective(int dimension, Func<Jet[], Jet> f) : IObjective
{
    public int Dimension => dimension;

    public int Evaluations { get; private set; }

    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient, Span<double> hessian)
    {
        Evaluations++;
        var value = f(Jet.Variables(point));
        value.CopyTo(gradient, hessian);
        return value.Value;
    }

    /// <summary>Returns the value alone.</summary>
    public double ValueAt(double[] point) => f([.. point.Select(x => (Jet)x)]).Value;
}
