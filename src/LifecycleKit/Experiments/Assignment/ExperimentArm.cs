namespace LifecycleKit.Experiments;

/// <summary>One arm of an experiment, with its share and its buckets.</summary>
/// <remarks>An <see cref="Experiment"/> creates its arms; a test can create one.</remarks>
public sealed class ExperimentArm
{
    /// <summary>Creates an arm.</summary>
    /// <param name="key">The key; not blank.</param>
    /// <param name="basisPoints">The share of all subjects in basis points, from 0 to 10 000.</param>
    /// <param name="isControl">Whether this is the control; false by default.</param>
    /// <param name="buckets">The buckets that belong to the arm, such as <c>0-999,2000-2499</c>; empty, by default, for none.</param>
    /// <exception cref="ArgumentException">The key is blank, the buckets are null, or a range of buckets is not valid.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public ExperimentArm(string key, int basisPoints, bool isControl = false, string buckets = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(buckets);
        if (basisPoints is < 0 or > SubjectBucket.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(basisPoints), basisPoints, "The share must be from 0 to 10000 basis points.");
        }

        if (buckets.Length > 0 && BucketOwners.WrongRange(buckets) is { } wrong)
        {
            throw new ArgumentException(
                $"'{wrong}' is not a valid range of buckets. Use ranges such as 0-999, within 0 to 9999.", nameof(buckets));
        }

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
