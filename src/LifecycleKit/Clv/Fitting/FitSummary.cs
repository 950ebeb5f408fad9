using System.Collections.Immutable;

namespace LifecycleKit.Clv;

/// <summary>The figures of a fit, apart from the model.</summary>
internal sealed record FitSummary
{
    public required string ModelName { get; init; }

    public required FitStatus Status { get; init; }

    public ImmutableArray<ModelParameter> Parameters { get; init; } = [];

    public ParameterCovariance? Covariance { get; init; }

    public double LogLikelihood { get; init; }

    public double Penalty { get; init; }

    public long CustomerCount { get; init; }

    public int DistinctRowCount { get; init; }

    /// <summary>What tells this sample from another; 0 when it was not noted.</summary>
    public ulong SampleDigest { get; init; }

    public double GradientNorm { get; init; }

    public int IterationCount { get; init; }

    public int EvaluationCount { get; init; }

    public ImmutableArray<FitWarning> Warnings { get; init; } = [];

    /// <summary>The figures of a fit for which the sample has too little in it, and what is missing.</summary>
    public static FitSummary Without(string modelName, long customers, int distinctRows, string missing) => new()
    {
        ModelName = modelName,
        Status = FitStatus.NotEnoughData,
        CustomerCount = customers,
        DistinctRowCount = distinctRows,
        Warnings = [new FitWarning(FitWarningKind.NotEnoughData, missing)],
    };
}
