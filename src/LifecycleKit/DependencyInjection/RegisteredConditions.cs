using LifecycleKit.Conditions;
using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LifecycleKit.DependencyInjection;

/// <summary>Adds registered fields and predicates to the catalog of the options. A duplicate name is an error of the options.</summary>
internal sealed class RegisteredConditions(
    IServiceProvider services, IEnumerable<FieldRegistration> fields,
    IEnumerable<PredicateRegistration> predicates) : IPostConfigureOptions<LifecycleOptions>
{
    private const string Path = nameof(LifecycleOptions.ConditionCatalog);

    public void PostConfigure(string? name, LifecycleOptions options)
    {
        if (options.ConditionCatalog is null) return;
        foreach (var registration in fields.Where(one => one.Shop == name)) Add(options, registration.Field);
        foreach (var registration in predicates.Where(one => one.Shop == name))
            Add(options, (IFactPredicate)services.GetRequiredService(registration.PredicateType));
    }

    private static void Add(LifecycleOptions options, Field field)
    {
        if (ReferenceEquals(options.ConditionCatalog.FindField(field.Name), field)) return;
        if (options.ConditionCatalog.FindField(field.Name) is not null)
            options.Report(Diagnostic.Error(DiagnosticIds.RepeatedId, Path, $"There are two fields '{field.Name}'.", "Rename one."));
        else
            options.ConditionCatalog = options.ConditionCatalog.With(field);
    }

    private static void Add(LifecycleOptions options, IFactPredicate predicate)
    {
        var type = predicate.GetType();
        if (string.IsNullOrWhiteSpace(predicate.Name))
        {
            options.Report(
                Diagnostic.Error(DiagnosticIds.InvalidId, Path, $"The predicate {type} has no name.", "Give the predicate a name."));
        }
        else if (options.ConditionCatalog.FindPredicate(predicate.Name) is not { } other)
        {
            options.ConditionCatalog = options.ConditionCatalog.With(predicate);
        }
        else if (!ReferenceEquals(other, predicate))
        {
            options.Report(
                Diagnostic.Error(
                    DiagnosticIds.RepeatedId, Path, $"{other.GetType()} and {type} are both named '{predicate.Name}'.", "Rename one."));
        }
    }
}

/// <summary>Marks a type of predicate as registered for a shop.</summary>
internal sealed record PredicateRegistration(string Shop, Type PredicateType);

/// <summary>Marks a field as registered for a shop.</summary>
internal sealed record FieldRegistration(string Shop, Field Field);
