namespace LifecycleKit.Experiments;

/// <summary>Plans for Welch's test of two means, by the noncentral t distribution.</summary>
internal sealed class MeanExperimentPlan : ExperimentPlan
{
    private readonly double _deviation;
    private readonly double _treatmentDeviation;

    public MeanExperimentPlan(
        double baseline, double standardDeviation, double treatmentStandardDeviation, double level, double power,
        double treatmentPerControl)
        : base(baseline, level, power, treatmentPerControl)
    {
        if (!double.IsFinite(baseline))
            throw new ArgumentOutOfRangeException(nameof(baseline), baseline, "A mean must be a finite number.");
        _deviation = Checked(standardDeviation, nameof(standardDeviation));
        _treatmentDeviation = Checked(treatmentStandardDeviation, nameof(treatmentStandardDeviation));
    }

    private protected override long FewestOfArm => 2;

    /// <summary>Neyman (1934): in proportion to the deviations.</summary>
    private protected override double BestControlShare => 1 / (1 + _treatmentDeviation / _deviation);

    private protected override double Power(long control, long treatment, double difference) =>
        MeanTestPower.Of(control, treatment, _deviation, _treatmentDeviation, difference, Level);

    private protected override double Difference(Effect effect) => effect.Apply(Baseline);

    private protected override double Farthest(bool isFall) => double.PositiveInfinity;

    private protected override double DepthOfTeeth(long control, long treatment, double difference) => 0;

    private static double Checked(double deviation, string name) => deviation > 0 && double.IsFinite(deviation)
        ? deviation
        : throw new ArgumentOutOfRangeException(name, deviation, "A standard deviation must be finite and above 0.");
}
