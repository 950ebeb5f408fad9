using LifecycleKit.Clv;
using LifecycleKit.Tests.Numerics;

namespace LifecycleKit.Tests.Clv;

/// <summary>Compares a fit with Nelder and Mead's search from five starts inside the same box.</summary>
internal static class FitExercise
{
    /// <summary>The amount by which ln L may be lower.</summary>
    private const double Allowance = 1e-6;

    public static FitStatus Check(FitCase x)
    {
        var summary = ModelFitter.Fit(x.Text, x.Symbols, x.Likelihood(), FitOptions.Default, CancellationToken.None, out var point);
        var naive = x.Likelihood();
        var n = naive.Dimension;
        var (gradient, hessian) = (new double[n], new double[n * n]);
        double[] lower = Logs(naive.Lower.ToArray()), upper = Logs(naive.Upper.ToArray());
        var starts = naive.Starts.Select(Logs).ToArray();
        if (starts.Length < 5) Array.Resize(ref starts, 5);
        for (var i = naive.Starts.Count; i < starts.Length; i++)
            starts[i] = [.. starts[0].Select((s, place) => s + (place % 2 == 0 ? i : -i))];
        var (best, value) = NelderMead.Minimize(at => naive.Evaluate(at, gradient, hessian), starts, lower, upper);
        Assert.True(summary.Status != FitStatus.NotEnoughData, $"{x.Text}: no model.");
        Assert.True(
            summary.LogLikelihood >= -value - Allowance,
            FormattableString.Invariant(
                $"{x.Text}: {summary.Status} at {summary.LogLikelihood:R} ({string.Join(", ", point)}), Nelder–Mead has {-value:R} ({string.Join(", ", best.Select(Math.Exp))})."));
        return summary.Status;
    }

    private static double[] Logs(double[] values) => [.. values.Select(value => Math.Log(value))];
}
