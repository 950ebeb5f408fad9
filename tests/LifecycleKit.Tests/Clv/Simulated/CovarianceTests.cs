using LifecycleKit.Clv;

namespace LifecycleKit.Tests.Clv;

/// <summary>Compares the covariance from the Hessian of a fit with that of ln θ over sixty replicates of the sample.</summary>
public class CovarianceTests
{
    private const int Replications = 60;
    private const int Customers = 2_000;

    /// <summary>
    /// The variance of 60 normal numbers over the true one is χ² with 59 degrees of freedom over 59, outside these bounds once in 100 000:
    /// its quantiles at 5e-6 and 1 − 5e-6. The Hessians' mean varies little beside it, and ln θ is near enough to normal at this size.
    /// </summary>
    private static readonly (double Low, double High) Variances = (0.38434, 2.03041);

    /// <summary>
    /// Fisher's artanh of a correlation has the standard error 1 / √(60 − 3); the probability beyond 4.42 of them is 1e-5.
    /// </summary>
    private static readonly double Correlations = 4.42 / Math.Sqrt(Replications - 3);

    public static TheoryData<string> Models => [.. SimulatedModel.All.Keys.Except(["NBD", "BdW"])];

    [Theory]
    [MemberData(nameof(Models))]
    public void Covariance_OfSixtyReplicates_IsThatOfTheirLogarithms(string name)
    {
        var (model, token) = (SimulatedModel.All[name], TestContext.Current.CancellationToken);
        var fits = Replicates.Of(Replications, 1_000, seed => model.Draw(Customers, seed, token).Fit);
        Assert.All(fits, fit => Assert.Equal(FitStatus.Converged, fit.Status));

        var n = model.Truth.Length;
        var hessian = Enumerable.Range(0, n * n).Select(place => fits.Average(fit => fit.CovarianceMatrix!.OfLogs[place])).ToArray();
        var logs = Enumerable.Range(0, n).Select(i => fits.Select(fit => Math.Log(fit.Parameters[i].Value.Value)).ToArray()).ToArray();
        for (var i = 0; i < n; i++)
        {
            var ratio = Replicates.Variance(logs[i]) / hessian[i * n + i];
            Write(
                $"{fits[0].Parameters[i].Symbol}: error of ln {Math.Sqrt(hessian[i * n + i]):0.0000}, variance {ratio:0.00} times as large");
            Assert.InRange(ratio, Variances.Low, Variances.High);
            for (var j = 0; j < i; j++)
            {
                var (seen, said) =
                    (Replicates.Correlation(logs[i], logs[j]), hessian[i * n + j] / Math.Sqrt(hessian[i * n + i] * hessian[j * n + j]));
                Write($"  with {fits[0].Parameters[j].Symbol}: {seen:0.000}, by the Hessian {said:0.000}");
                Assert.InRange(Math.Atanh(seen) - Math.Atanh(said), -Correlations, Correlations);
                if (Math.Abs(Math.Atanh(said)) > Correlations) Assert.Equal(Math.Sign(said), Math.Sign(seen));
            }
        }

        static void Write(FormattableString text) => TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(text));
    }
}
