using System.Collections.Immutable;

namespace LifecycleKit.Clv;

/// <summary>The figures of a fit, without the model.</summary>
internal sealed record FitSummary
{
    public required string ModelName { get; init; }

    public required FitStatus Status { get; init; }

    public ImmutableArray<ModelParameter> Parameters { get; init; } = [];

    public ParameterCovariance? Covariance { get; init; }

    /// <summary>Null without a model.</summary>
    public double? LogLikelihood { get; init; }

    public double Penalty { get; init; }

    public long CustomerCount { get; init; }

    public int DistinctRowCount { get; init; }

    /// <summary>The digest of the sample, which differs between samples; 0 when it was not recorded.</summary>
    public ulong SampleDigest { get; init; }

    public double GradientNorm { get; init; }

    public int IterationCount { get; init; }

    public int EvaluationCount { get; init; }

    public ImmutableArray<FitWarning> Warnings { get; init; } = [];

    /// <summary>Creates the summary of a fit without a model, with a warning that says what is missing.</summary>
    public static FitSummary Without(string modelName, long customers, int distinctRows, string missing) => new()
    {
        ModelName = modelName,
        Status = FitStatus.NotEnoughData,
        CustomerCount = customers,
        DistinctRowCount = distinctRows,
        Warnings = [new FitWarning(FitWarningKind.NotEnoughData, missing)],
    };
}
