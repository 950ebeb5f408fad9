using LifecycleKit.Numerics;
using LifecycleKit.Statistics;

namespace LifecycleKit.Experiments;

/// <summary>
/// CUPED: the difference of revenue per customer between two arms, without the part that spend before the experiment predicts. The estimand
/// is the same as that of the plain difference, with a smaller variance.
/// </summary>
/// <remarks>
/// Deng, Xu, Kohavi and Walker (2013), "Improving the sensitivity of online controlled experiments by utilizing pre-experiment data", WSDM,
/// section 3.2: with x the spend before and y the revenue, the means of y − θx are compared, θ = cov(x, y)/var(x), which leaves the share 1
/// − ρ² of the variance. θ = Σ(x − x̄)(y − ȳ)/Σ(x − x̄)² sums over both arms, each about its own means, so an effect does not change θ.
/// Each arm's variance of y − θx is raised by (N − 2)/(N − 3), N customers in both, since θ is estimated too; interval and test are
/// Welch's. x must be known before exposure: a quantity that the treatment can change must not be used.
/// </remarks>
public readonly record struct CupedDifference
{
    private const long LeastCustomers = 4;
    private const double Rounding = 1e-14;
    private const string NeitherVaries = "neither arm varies";

    private readonly double _firstVariance;
    private readonly double _secondVariance;
    private readonly MeanDifference _plain;
    private readonly Estimate _difference;

    private CupedDifference(MeanDifference plain, Estimate theta, Estimate difference, double firstVariance, double secondVariance)
    {
        _plain = plain;
        Theta = theta;
        _difference = difference;
        _firstVariance = firstVariance;
        _secondVariance = secondVariance;
    }

    /// <summary>
    /// θ: the revenue after exposure per unit of spend before, without a standard error, or the reason why there is none.
    /// </summary>
    public Estimate Theta { get; }

    /// <summary>The treatment's customers.</summary>
    internal long FirstCount => _plain.First.Count;

    /// <summary>The control's customers.</summary>
    internal long SecondCount => _plain.Second.Count;

    /// <summary>
    /// Returns the adjusted difference per customer, treatment − control, in the reporting currency, with its standard error, or the reason
    /// why there is none.
    /// </summary>
    public Estimate Difference() => _difference;

    /// <summary>
    /// Returns the relative reduction of the squared standard error against that of the plain difference: at most 1, near ρ² when spend
    /// before has the correlation ρ with revenue, and a little below 0 without a correlation. No value when there is no difference, or the
    /// revenue does not vary.
    /// </summary>
    public Estimate VarianceReduction()
    {
        if (!_difference.HasValue) return _difference;
        if (!_plain.Difference().HasStandardError) return Estimate.None("revenue does not vary");
        var share = _difference.HasStandardError ? _difference.StandardError / _plain.Difference().StandardError : 0;
        return Estimate.Of(1 - share * share);
    }

    /// <summary>Compares two arms without a customer in common.</summary>
    /// <param name="treatment">The arm to compare; with spend before for every customer.</param>
    /// <param name="control">The arm to compare with; with spend before for every customer.</param>
    public static CupedDifference Between(ArmOutcome treatment, ArmOutcome control)
    {
        var plain = MeanDifference.Between(treatment.Revenue, control.Revenue);
        if ((Missing(treatment, "treatment") ?? Missing(control, "control")) is { } missing) return None(missing);
        var (m, n) = (treatment.CustomerCount, control.CustomerCount);
        if (m + n < LeastCustomers)
            return None(FormattableString.Invariant($"both arms have {m + n} customers of the {LeastCustomers} that CUPED needs"));
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

    /// <summary>Returns the difference ± t · standard error, with t of Student's distribution and Welch's degrees of freedom.</summary>
    /// <param name="level">The confidence level, strictly between 0 and 1; 0.95 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    /// <exception cref="InvalidOperationException">There is no difference, or nothing varies; the message gives the reason.</exception>
    public Interval Interval(double level = 0.95)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level must be strictly between 0 and 1.");
        var (value, error) = (_difference.Value, _difference.StandardError);
        var half = error * StudentDistribution.UpperQuantile((1 - level) / 2, Freedom());
        return Statistics.Interval.Create(value - half, value + half, level);
    }

    /// <summary>
    /// Returns the two-sided p-value of no difference, without a standard error; no value when there is no difference, or nothing varies.
    /// </summary>
    public Estimate PValue()
    {
        if (!_difference.TryGetValue(out var value)) return _difference;
        return _difference.HasStandardError
            ? Estimate.Of(Math.Min(1, 2 * StudentDistribution.Survival(Math.Abs(value) / _difference.StandardError, Freedom())))
            : Estimate.None(_difference.StandardErrorReason);
    }

    /// <summary>The difference and θ, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{_difference} with θ {Theta}");

    private static string? Missing(ArmOutcome arm, string name) => arm switch
    {
        { CustomerCount: 0 } => $"{name} has no customers",
        { CustomerCount: 1 } => $"{name} has 1 customer of the 2 that a variance needs",
        _ when arm.PreRevenue.Count < arm.CustomerCount => FormattableString.Invariant(
            $"spend before the experiment is known of {arm.PreRevenue.Count} of the {arm.CustomerCount} customers of {name}"),
        _ => null,
    };

    /// <summary>Returns the variance of y − θx in an arm; 0 when the difference of the sums is within their rounding error.</summary>
    private static double Residual(ArmOutcome arm, double theta)
    {
        var ofRevenue = arm.RevenueDeviation();
        var ofBoth = theta * arm.CoDeviation();
        var ofPreRevenue = theta * theta * arm.PreRevenueDeviation();
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
