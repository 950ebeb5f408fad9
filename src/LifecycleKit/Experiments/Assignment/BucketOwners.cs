using System.Globalization;
using System.Text;

namespace LifecycleKit.Experiments;

/// <summary>
/// The arm that owns each bucket, permanently: an arm never gets a bucket that another arm once had, so no subject moves from one arm to
/// another. An arm uses the lowest of its buckets, as many as its share.
/// </summary>
internal sealed class BucketOwners
{
    public const int MaxArms = 100;

    private readonly byte[] _owners = new byte[SubjectBucket.Count];
    private readonly int[] _owned;
    private readonly List<string> _problems = [];
    private int _free = SubjectBucket.Count;

    private BucketOwners(int arms) => _owned = new int[arms];

    /// <summary>The reasons why an arm could not get its buckets.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>
    /// Assigns first the buckets that the options name, then, arm by arm, the lowest free buckets that an arm still needs.
    /// </summary>
    public static BucketOwners Of(IList<ExperimentArmOptions>? arms)
    {
        if (arms is null || arms.Count > MaxArms) return new BucketOwners(0);
        var owners = new BucketOwners(arms.Count);
        for (var i = 0; i < arms.Count; i++) owners.Claim(i, arms[i]?.Buckets);
        for (var i = 0; i < arms.Count; i++) owners.Fill(i, arms[i]);
        return owners;
    }

    /// <summary>Returns, by bucket, the number of the arm that uses it plus one; 0 for none.</summary>
    public byte[] InUse(IList<ExperimentArmOptions> arms)
    {
        var inUse = new byte[SubjectBucket.Count];
        var left = arms.Select(arm => arm.BasisPoints).ToArray();
        for (var bucket = 0; bucket < inUse.Length; bucket++)
        {
            if (_owners[bucket] is var owner && owner > 0 && left[owner - 1]-- > 0) inUse[bucket] = owner;
        }

        return inUse;
    }

    /// <summary>Returns whether every bucket that an arm had before still belongs to that arm.</summary>
    /// <param name="previous">The previous owners of the buckets.</param>
    /// <param name="armOf">The current number of each previous arm; negative when there is none.</param>
    public bool Keep(BucketOwners previous, int[] armOf)
    {
        for (var bucket = 0; bucket < _owners.Length; bucket++)
        {
            if (previous._owners[bucket] is var owner && owner > 0 && (armOf[owner - 1] < 0 || _owners[bucket] != armOf[owner - 1] + 1))
                return false;
        }

        return true;
    }

    /// <summary>Returns the buckets of an arm as text.</summary>
    public string TextOf(int arm)
    {
        var text = new StringBuilder();
        for (var from = 0; from < _owners.Length; from++)
        {
            if (_owners[from] != arm + 1) continue;
            var to = from;
            while (to + 1 < _owners.Length && _owners[to + 1] == arm + 1) to++;
            text.Append(text.Length == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"{from}-{to}");
            from = to;
        }

        return text.ToString();
    }

    /// <summary>Returns the first range that is not valid; null when all are.</summary>
    public static string? WrongRange(string ranges) => ranges.Split(',').FirstOrDefault(range => !TryParse(range, out _, out _));

    private void Claim(int arm, string? ranges)
    {
        if (string.IsNullOrEmpty(ranges)) return;
        foreach (var range in ranges.Split(','))
        {
            if (!TryParse(range, out var from, out var to))
            {
                _problems.Add(
                    $"Arms[{arm}].Buckets: '{range}' is not a valid range. Use ranges such as 0-999, within 0 to {SubjectBucket.Count - 1}.");
                continue;
            }

            for (var bucket = from; bucket <= to; bucket++)
            {
                if (_owners[bucket] == 0)
                {
                    Give(bucket, arm);
                    continue;
                }

                _problems.Add($"Arms[{arm}].Buckets: bucket {bucket} already belongs to Arms[{_owners[bucket] - 1}].");
                break;
            }
        }
    }

    private void Fill(int arm, ExperimentArmOptions? options)
    {
        if (options is null || options.BasisPoints is < 0 or > SubjectBucket.Count) return;
        var missing = options.BasisPoints - _owned[arm];
        if (missing > _free)
        {
            _problems.Add(
                $"Arms[{arm}].BasisPoints: the arm needs {missing} more of the {SubjectBucket.Count} buckets, and {_free} belong to no arm. "
                + "An arm keeps the buckets that it once had; for other shares, create an experiment with another salt.");
            return;
        }

        for (var bucket = 0; missing > 0; bucket++)
        {
            if (_owners[bucket] != 0) continue;
            Give(bucket, arm);
            missing--;
        }
    }

    private void Give(int bucket, int arm)
    {
        _owners[bucket] = (byte)(arm + 1);
        _owned[arm]++;
        _free--;
    }

    private static bool TryParse(string range, out int from, out int to)
    {
        to = 0;
        var parts = range.Split('-');
        return TryParseBucket(parts[0], out from) && parts.Length == 2 && TryParseBucket(parts[1], out to) && from <= to;
    }

    private static bool TryParseBucket(string text, out int bucket) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out bucket)
        && bucket < SubjectBucket.Count;
}
