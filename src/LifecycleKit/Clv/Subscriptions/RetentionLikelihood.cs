namespace LifecycleKit.Clv;

/// <summary>The likelihood of a <see cref="RetentionSample"/> under sBG, in α and β, or BdW, in α, β and c.</summary>
internal sealed class RetentionLikelihood : SampleLikelihood
{
    private static readonly double[] Least = [1e-5, 1e-5, 1e-2];
    private static readonly double[] Max = [1e5, 1e5, 1e2];

    private readonly RetentionFamily _family;
    private readonly RetentionSample _sample;

    public RetentionLikelihood(RetentionFamily family, RetentionSample sample)
    {
        _family = family;
        _sample = sample;
        Starts = family.StartsFor(sample);
        Dimension = family.Symbols.Length;
    }

    public override int Dimension { get; }

    public override ReadOnlySpan<double> Lower => Least.AsSpan(0, Dimension);

    public override ReadOnlySpan<double> Upper => Max.AsSpan(0, Dimension);

    public override IReadOnlyList<double[]> Starts { get; }

    /// <summary>With a power of time there may be a second maximum, in which all customers have the same churn probability.</summary>
    public override int RequiredStarts => Dimension - 1;

    /// <summary>Counts customers without renewals too, although they do not change the likelihood.</summary>
    public override long ObservationCount => _sample.CustomerCount;

    public override int DistinctRowCount => RowsOf(_sample);

    /// <summary>The number of terms in the likelihood: one for each renewal at which a customer churned or was last observed.</summary>
    public static int RowsOf(RetentionSample sample) =>
        sample.Churned.Count(count => count > 0) + sample.Retained.Skip(1).Count(count => count > 0);

    /// <summary>The share of renewals at which customers churned.</summary>
    public static double MeanChurn(RetentionSample sample)
    {
        var faced = 1.0;
        for (var t = 1; t < sample.Churned.Length; t++) faced += t * ((double)sample.Churned[t] + sample.Retained[t]);
        return Math.Clamp((sample.ChurnedCustomerCount + 0.5) / faced, 1e-3, 0.95);
    }

    protected override void Accumulate(ReadOnlySpan<double> θ, Span<double> sums)
    {
        Span<double> survival = stackalloc double[RetentionDerivatives.Length];
        Span<double> renewal = stackalloc double[RetentionDerivatives.Length];
        Span<double> row = stackalloc double[RetentionDerivatives.Length];
        var c = _family.Power(θ);
        for (var t = 1; t < _sample.Churned.Length; t++)
        {
            CancellationToken.ThrowIfCancellationRequested();
            var (churned, retained) = (_sample.Churned[t], _sample.Retained[t]);
            if (churned > 0)
            {
                RetentionDerivatives.Fill(θ[0], θ[1], c, 0, t - 1, survival);
                RetentionDerivatives.Fill(θ[0], θ[1], c, t - 1, t, renewal);
                RetentionDerivatives.Complement(renewal, row);
                for (var k = 0; k < row.Length; k++) row[k] += survival[k];
                Add(churned, row, sums);
            }

            if (retained == 0) continue;
            RetentionDerivatives.Fill(θ[0], θ[1], c, 0, t, survival);
            Add(retained, survival, sums);
        }
    }

    /// <summary>Adds the derivatives in the parameters that the model has, up to three.</summary>
    private void Add(double count, ReadOnlySpan<double> row, Span<double> sums)
    {
        sums[0] += count * row[0];
        var at = 1 + Dimension;
        for (var i = 0; i < Dimension; i++)
        {
            sums[1 + i] += count * row[1 + i];
            for (var j = i; j < Dimension; j++) sums[at++] += count * row[RetentionDerivatives.Place(i, j)];
        }
    }
}
