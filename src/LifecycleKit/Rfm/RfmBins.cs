namespace LifecycleKit.Rfm;

/// <summary>The numbers of bins, and so of scores, of recency, frequency and monetary.</summary>
/// <remarks>
/// A score has its bins, because 3 of 3 and 3 of 5 mean different things. <c>default</c> means no bins; only <c>default</c> of
/// <see cref="RfmScore"/> has it.
/// </remarks>
public readonly record struct RfmBins
{
    /// <summary>The fewest bins of a column: 2.</summary>
    public const int Min = 2;

    /// <summary>The most bins of a column: 10.</summary>
    public const int Max = 10;

    private readonly byte _recency;
    private readonly byte _frequency;
    private readonly byte _monetary;

    private RfmBins(int recency, int frequency, int monetary)
    {
        _recency = (byte)recency;
        _frequency = (byte)frequency;
        _monetary = (byte)monetary;
    }

    /// <summary>The bins of recency, 2 to 10; 0 in <c>default</c>.</summary>
    public int Recency => _recency;

    /// <summary>The bins of frequency, 2 to 10; 0 in <c>default</c>.</summary>
    public int Frequency => _frequency;

    /// <summary>The bins of monetary, 2 to 10; 0 in <c>default</c>.</summary>
    public int Monetary => _monetary;

    /// <summary>Creates the same number of bins for all three columns.</summary>
    /// <param name="bins">2 to 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 2 to 10.</exception>
    public static RfmBins Create(int bins) => Create(bins, bins, bins);

    /// <summary>Creates a number of bins for each column.</summary>
    /// <param name="recency">2 to 10.</param>
    /// <param name="frequency">2 to 10.</param>
    /// <param name="monetary">2 to 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside 2 to 10.</exception>
    public static RfmBins Create(int recency, int frequency, int monetary) =>
        new(Checked(recency, nameof(recency)), Checked(frequency, nameof(frequency)), Checked(monetary, nameof(monetary)));

    /// <summary>Returns the bins as <c>5×5×5</c>, or <c>no bins</c> for <c>default</c>.</summary>
    public override string ToString() => _recency == 0 ? "no bins" : FormattableString.Invariant($"{_recency}×{_frequency}×{_monetary}");

    internal static int Checked(int bins, string name) => bins is >= Min and <= Max
        ? bins
        : throw new ArgumentOutOfRangeException(name, bins, $"A column has {Min} to {Max} bins.");
}
