namespace LifecycleKit.Experiments;

/// <summary>One arm of an experiment, with its share and its buckets.</summary>
/// <remarks>An <see cref="Experiment"/> creates its arms.</remarks>
public sealed class ExperimentArm
{
    internal ExperimentArm(string key, int basisPoints, string buckets, bool isControl)
    {
        Key = key;
        BasisPoints = basisPoints;
        Buckets = buckets;
        IsControl = isControl;
    }

    /// <summary>The arm's key, unique in its experiment.</summary>
    public string Key { get; }

    /// <summary>Indicates whether this is the control, with which the others are compared.</summary>
    public bool IsControl { get; }

    /// <summary>The share of all subjects in basis points, from 0 to 10 000: one is one bucket.</summary>
    public int BasisPoints { get; }

    /// <summary>The share of all subjects, from 0 to 1.</summary>
    public double Share => BasisPoints / (double)SubjectBucket.Count;

    /// <summary>
    /// The buckets that belong to the arm, such as <c>0-999,2000-2499</c>; empty for none. Subjects of the first <see cref="BasisPoints"/>
    /// buckets are in the arm; subjects of the others were in it when the arm was larger.
    /// </summary>
    public string Buckets { get; }

    /// <summary>Key and share, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Key} {BasisPoints / 100m:0.##}%");
}
