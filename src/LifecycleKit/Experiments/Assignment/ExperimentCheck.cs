namespace LifecycleKit.Experiments;

/// <summary>Finds all problems of the options of an experiment.</summary>
internal static class ExperimentCheck
{
    public static IReadOnlyList<string> Problems(ExperimentOptions options, BucketOwners owners) =>
        [.. OfNames(options), .. OfArms(options), .. owners.Problems, .. OfControl(options), .. OfDates(options)];

    private static IEnumerable<string> OfNames(ExperimentOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Key)) yield return "Key: is missing.";
        var salted = string.IsNullOrEmpty(options.Salt) ? options.Key : options.Salt;
        if (salted?.Contains(SubjectBucket.Separator, StringComparison.Ordinal) == true)
            yield return $"{(string.IsNullOrEmpty(options.Salt) ? "Key" : "Salt")}: contains a line feed, which is not allowed in a salt.";
    }

    private static IEnumerable<string> OfArms(ExperimentOptions options)
    {
        var arms = options.Arms;
        if (arms is null || arms.Count is < 2 or > BucketOwners.MaxArms)
        {
            yield return $"Arms: there are {arms?.Count ?? 0}; an experiment has from 2 to {BucketOwners.MaxArms}.";
            if (arms is null) yield break;
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < arms.Count; i++)
        {
            if (arms[i] is not { } arm)
            {
                yield return $"Arms[{i}]: is null.";
                continue;
            }

            if (string.IsNullOrWhiteSpace(arm.Key)) yield return $"Arms[{i}].Key: is missing.";
            else if (!keys.Add(arm.Key)) yield return $"Arms[{i}].Key: '{arm.Key}' is used twice.";
            if (arm.BasisPoints is < 0 or > SubjectBucket.Count)
            {
                yield return FormattableString.Invariant(
                    $"Arms[{i}].BasisPoints: {arm.BasisPoints} is not from 0 to {SubjectBucket.Count}.");
            }
        }
    }

    private static IEnumerable<string> OfControl(ExperimentOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Control)) yield return "Control: is missing; name the arm that the others are compared with.";
        else if (options.Arms?.Any(arm => arm?.Key == options.Control) != true)
            yield return $"Control: there is no arm '{options.Control}'.";
    }

    private static IEnumerable<string> OfDates(ExperimentOptions options)
    {
        if (options.To <= options.From) yield return "To: is not later than From.";
    }
}
