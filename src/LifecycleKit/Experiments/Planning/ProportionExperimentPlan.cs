namespace LifecycleKit.Experiments;

/// <summary>Plans for the pooled z test of two proportions, by exact power.</summary>
internal sealed class ProportionExperimentPlan : ExperimentPlan
{
    public ProportionExperimentPlan(double baseline, double level, double power, double treatmentPerControl)
        : base(baseline, level, power, treatmentPerControl)
    {
        if (!(baseline >= 0 && baseline <= 1))
            throw new ArgumentOutOfRangeException(nameof(baseline), baseline, "A rate must be from 0 to 1.");
    }

    private protected override long FewestOfArm => 1;

    private protected override double BestControlShare => 0.5;

    private protected override double Power(long control, long treatment, double difference) =>
        ProportionTestPower.Of(control, treatment, Baseline, Treated(difference), Level);

    private protected override double Difference(Effect effect)
    {
        var difference = effect.Apply(Baseline);
        // From 0.9 a rise of 0.1 leads to 1, but not exactly as a double.
        return Baseline + difference is >= -1e-12 and <= 1 + 1e-12
            ? difference
            : throw new ArgumentOutOfRangeException(
                nameof(effect), effect,
                FormattableString.Invariant($"From the baseline {Baseline} the effect leads to a rate that is not from 0 to 1."));
    }

    private protected override double Farthest(bool isFall) => isFall ? Baseline : 1 - Baseline;

    /// <summary>Power jumps by the probabilities of single counts, which are below 0.4 over their standard deviation.</summary>
    private protected override double DepthOfTeeth(long control, long treatment, double difference) =>
        1 / Math.Sqrt(Math.Min(control * Baseline * (1 - Baseline), treatment * Treated(difference) * (1 - Treated(difference))));

    private double Treated(double difference) => Math.Clamp(Baseline + difference, 0, 1);
}
