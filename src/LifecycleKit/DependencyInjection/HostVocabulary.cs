using LifecycleKit.Conditions;
using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LifecycleKit.DependencyInjection;

/// <summary>Adds the host's fields and predicates to the vocabulary of the options. Names that are taken are errors of the options.</summary>
internal sealed class HostVocabulary(
    IServiceProvider services, IEnumerable<Field> fields, IEnumerable<PredicateRegistration> predicates) : IPostConfigureOptions<LifecycleOptions>
{
    private const string Place = nameof(LifecycleOptions.Vocabulary);

    public void PostConfigure(string? name, LifecycleOptions options)
    {
        if (options.Vocabulary is null) return;
        foreach (var field in fields) Add(options, field);
        foreach (var registration in predicates) Add(options, (IFactPredicate)services.GetRequiredService(registration.PredicateType));
    }

    private static void Add(LifecycleOptions options, Field field)
    {
        if (ReferenceEquals(options.Vocabulary.FindField(field.Name), field)) return;
        if (options.Vocabulary.FindField(field.Name) is not null)
            options.Report(Finding.Error(FindingIds.RepeatedId, Place, $"There are two fields '{field.Name}'.", "Give one of them another name."));
        else
            options.Vocabulary = options.Vocabulary.With(field);
    }

    private static void Add(LifecycleOptions options, IFactPredicate predicate)
    {
        var type = predicate.GetType();
        if (string.IsNullOrWhiteSpace(predicate.Name))
            options.Report(Finding.Error(FindingIds.InvalidId, Place, $"The predicate {type} has no name.", "Give it one."));
        else if (options.Vocabulary.FindPredicate(predicate.Name) is not { } other)
            options.Vocabulary = options.Vocabulary.With(predicate);
        else if (!ReferenceEquals(other, predicate))
            options.Report(Finding.Error(FindingIds.RepeatedId, Place, $"{other.GetType()} and {type} are both named '{predicate.Name}'.", "Rename one."));
    }
}
