namespace LifecycleKit.Clv;

/// <summary>The likelihood of an <see cref="OpportunitySample"/> under BG/BB, in α, β, γ and δ.</summary>
internal sealed class BgBbLikelihood : SampleLikelihood
{
    private static readonly double[] Least = [1e-5, 1e-5, 1e-5, 1e-5];
    private static readonly double[] Max = [1e5, 1e5, 1e5, 1e5];

    private readonly OpportunitySample _sample;
    private readonly double[][] _starts;

    public BgBbLikelihood(OpportunitySample sample)
    {
        _sample = sample;
        var tries = 1.0;
        var purchases = 0.5;
        var gone = 0.5;
        var lasted = 1.0;
        foreach (var (history, customers) in sample.Rows)
        {
            tries += customers * (double)history.LastPurchase;
            purchases += customers * (double)history.PurchaseCount;
            gone += history.LastPurchase < history.OpportunityCount ? customers : 0;
            lasted += customers * (double)history.OpportunityCount;
        }

        // Customers who are silent to the end may have dropped out. The starts use the mean probabilities and try several spreads between
        // customers.
        var (chance, dropout) = (Math.Clamp(purchases / tries, 0.02, 0.98), Math.Clamp(gone / lasted, 0.005, 0.9));
        var mixed = StartOf(chance, dropout, 2);
        _starts =
        [
            mixed,
            [mixed[0], mixed[1], 0.05, 0.15],
            [mixed[0], mixed[1], 1000 * dropout, 1000 * (1 - dropout)],
            StartOf(chance, dropout, 0.4),
            StartOf(chance, dropout, 20),
            StartOf(chance / 2, dropout / 5, 1),
            [2e-5, 5e-4, 7e-4, 2e-5],
        ];
    }

    public override int Dimension => 4;

    public override ReadOnlySpan<double> Lower => Least;

    public override ReadOnlySpan<double> Upper => Max;

    public override IReadOnlyList<double[]> Starts => _starts;

    /// <summary>
    /// Small samples may have other maxima: few customers drop out, all of them at once, or all customers have the same dropout
    /// probability.
    /// </summary>
    public override int RequiredStarts => 4;

    public override long ObservationCount => _sample.CustomerCount;

    public override int DistinctRowCount => _sample.DistinctRowCount;

    protected override void Accumulate(ReadOnlySpan<double> θ, Span<double> sums)
    {
        var parameters = θ.ToArray();
        SumBlocks(_sample.DistinctRowCount, sums, (from, to, target) =>
        {
            Span<double> row = stackalloc double[BgBbDerivatives.Length];
            for (var i = from; i < to; i++)
            {
                var (history, customers) = _sample.Rows[i];
                BgBbDerivatives.Fill(parameters, history, row);
                for (var k = 0; k < row.Length; k++) target[k] += customers * row[k];
            }
        });
    }

    private static double[] StartOf(double chance, double dropout, double size) =>
        [size * chance, size * (1 - chance), size * dropout, size * (1 - dropout)];
}
