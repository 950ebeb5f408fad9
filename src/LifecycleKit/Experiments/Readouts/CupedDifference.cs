using LifecycleKit.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>
/// CUPED: how far two arms are apart in revenue per customer once the part that spend before the experiment foretells is taken off. The same
/// figure is estimated as by the plain difference, with less noise.
/// </summary>
/// <remarks>
/// Deng, Xu, Kohavi and Walker (2013), "Improving the sensitivity of online controlled experiments by utilizing pre-experiment data", WSDM,
/// section 3.2: with x the spend before and y the revenue, the means of y − θx are compared, θ = cov(x, y)/var(x), which leaves the share 1 − ρ² of
/// the variance. θ = Σ(x − x̄)(y − ȳ)/Σ(x − x̄)² sums over both arms, each about its own means, so that an effect does not enter it. Each arm's
/// variance of y − θx is raised by (N − 2)/(N − 3), N customers in both, for θ is estimated too; interval and test are Welch's. x must be known before
/// exposure: what the treatment can move must not be taken off. Immutable and safe to share between threads.
/// </remarks>
public readonly record struct CupedDifference
{
    private const long LeastCustomers = 4;
    private const double Rounding = 1e-14;
    private const string NeitherVaries = "neither arm varies";

    private readonly double _firstVariance;
    private readonly double _secondVariance;
    private readonly MeanDifference _plain;

    private CupedDifference(MeanDifference plain, Estimate theta, Estimate difference, double firstVariance, double secondVariance) =>
        (_plain, Theta, Difference, _firstVariance, _secondVariance) = (plain, theta, difference, firstVariance, secondVariance);

    /// <summary>θ: how much of a unit spent before comes back in revenue after, or why there is none; without a standard error.</summary>
    public Estimate Theta { get; }

    /// <summary>The adjusted difference per customer, treatment − control, in the reporting currency, with its standard error, or why there is none.</summary>
    public Estimate Difference { get; }

    /// <summary>The treatment's customers.</summary>
    internal long FirstCount => _plain.First.Count;

    /// <summary>The control's customers.</summary>
    internal long SecondCount => _plain.Second.Count;

    /// <summary>
    /// By which share the squared standard error is below that of the plain difference, up to 1, near ρ² where spend before correlates by ρ with
    /// revenue; a little below 0 where it foretells nothing. None when there is no difference, or the revenue does not vary.
    /// </summary>
    public Estimate VarianceReduction()
    {
        if (!Difference.HasValue) return Difference;
        if (!_plain.Difference().HasStandardError) return Estimate.None("revenue does not vary");
        var share = Difference.HasStandardError ? Difference.StandardError / _plain.Difference().StandardError : 0;
        return Estimate.Of(1 - share * share);
    }

    /// <summary>Compares two arms that have no customer in common.</summary>
    /// <param name="treatment">The arm that is compared; every customer with their spend before.</param>
    /// <param name="control">The arm that it is compared with; every customer with their spend before.</param>
    public static CupedDifference Between(ArmOutcome treatment, ArmOutcome control)
    {
        var plain = MeanDifference.Between(treatment.Revenue, control.Revenue);
        if ((Missing(treatment, "treatment") ?? Missing(control, "control")) is { } missing) return None(missing);
        var (m, n) = (treatment.CustomerCount, control.CustomerCount);
        if (m + n < LeastCustomers) return None(FormattableString.Invariant($"both arms have {m + n} customers of the {LeastCustomers} that CUPED needs"));
        var spread = treatment.PreRevenueDeviation() + control.PreRevenueDeviation();
        if (!(spread > 0)) return None("spend before the experiment does not vary");
        var theta = (treatment.CoDeviation() + control.CoDeviation()) / spread;
        var correction = (m + n - 2) / (m + n - 3.0);
        var (s, r) = (correction * Residual(treatment, theta), correction * Residual(control, theta));
        var before = MeanDifference.Between(treatment.PreRevenue, control.PreRevenue).Difference().Value;
        var value = plain.Difference().Value - theta * before;
        var difference = s + r > 0 ? Estimate.Of(value, Math.Sqrt(s / m + r / n)) : Estimate.Of(value, NeitherVaries);
        return new CupedDifference(plain, Estimate.Of(theta), difference, s, r);

        CupedDifference None(string reason) => new(plain, Estimate.None(reason), Estimate.None(reason), 0, 0);
    }

    /// <summary>The difference ± t · standard error, with t of Student's distribution and Welch's degrees of freedom.</summary>
    /// <param name="level">The confidence level, strictly between 0 and 1; 0.95 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <exception cref="InvalidOperationException">There is no difference, or nothing varies; the message gives the reason.</exception>
    public Interval Interval(double level = 0.95)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level must lie strictly between 0 and 1.");
        var (value, error) = (Difference.Value, Difference.StandardError);
        var half = error * StudentDistribution.UpperQuantile((1 - level) / 2, Freedom());
        return Statistics.Interval.Create(value - half, value + half, level);
    }

    /// <summary>The two-sided p-value of no difference, without a standard error; none when there is no difference, or nothing varies.</summary>
    public Estimate PValue()
    {
        if (!Difference.TryGetValue(out var value)) return Difference;
        return Difference.HasStandardError
            ? Estimate.Of(Math.Min(1, 2 * StudentDistribution.Survival(Math.Abs(value) / Difference.StandardError, Freedom())))
            : Estimate.None(Difference.StandardErrorReason);
    }

    /// <summary>The difference and θ, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Difference} with θ {Theta}");

    private static string? Missing(ArmOutcome arm, string name) => arm switch
    {
        { CustomerCount: 0 } => $"{name} has no customers",
        { CustomerCount: 1 } => $"{name} has 1 customer of the 2 that a variance needs",
        _ when arm.PreRevenue.Count < arm.CustomerCount => FormattableString.Invariant(
            $"spend before the experiment is known of {arm.PreRevenue.Count} of the {arm.CustomerCount} customers of {name}"),
        _ => null,
    };

    /// <summary>The variance of y − θx in an arm; 0 where what is left of the sums is within their rounding.</summary>
    private static double Residual(ArmOutcome arm, double theta)
    {
        var (ofRevenue, ofBoth, ofPreRevenue) = (arm.RevenueDeviation(), theta * arm.CoDeviation(), theta * theta * arm.PreRevenueDeviation());
        var rest = ofRevenue - 2 * ofBoth + ofPreRevenue;
        return rest > Rounding * (ofRevenue + ofPreRevenue) ? rest / (arm.CustomerCount - 1) : 0;
    }

    private double Freedom()
    {
        var (m, n) = (FirstCount, SecondCount);
        var part = _firstVariance / m / (_firstVariance / m + _secondVariance / n);
        return 1 / (part * part / (m - 1) + (1 - part) * (1 - part) / (n - 1));
    }
}
