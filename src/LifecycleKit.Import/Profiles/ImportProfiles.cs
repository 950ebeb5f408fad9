using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace LifecycleKit.Import;

/// <summary>The profiles of the shop systems that are known.</summary>
internal static class ImportProfiles
{
    private const string GeneralName = "general";
    private const string Prefix = "LifecycleKit.Import.Profiles.";

    private static readonly Lazy<ImmutableArray<ImportProfile>> Loaded = new(Load);
    private static readonly Lazy<ImmutableArray<ImportProfile>> Known =
        new(() => [.. Loaded.Value.Where(profile => profile.Name != GeneralName)]);

    /// <summary>The profiles of shop systems, ordered by name; without the general one.</summary>
    public static ImmutableArray<ImportProfile> All => Known.Value;

    /// <summary>The profile of a file of no known shop system: names in six languages, the better names first.</summary>
    public static ImportProfile General => Loaded.Value.Single(static profile => profile.Name == GeneralName);

    /// <summary>Returns the profile of a name.</summary>
    /// <param name="name">The name, compared without case.</param>
    /// <exception cref="ImportException">No profile has the name; the message gives near names.</exception>
    public static ImportProfile Get(string name)
    {
        var profile = Loaded.Value.FirstOrDefault(profile => string.Equals(profile.Name, name.Trim(), StringComparison.OrdinalIgnoreCase));
        if (profile is not null) return profile;
        var near = NearNames.Find(name, Loaded.Value.Select(known => known.Name));
        throw Refusal.Of(
            ImportDiagnosticIds.Profile, $"There is no profile {ShortText.Quote(name)}.",
            $"Set Profile (--format) to {(near.Count > 0 ? ShortText.List(near) : "the name of a profile")}, or leave it out.");
    }

    /// <summary>
    /// Returns the profile of a header: the one whose signature is in it. Of several the one with the longest signature, then the one with
    /// the most columns in the header, then the first by name.
    /// </summary>
    /// <param name="header">The header.</param>
    /// <returns>The profile; null when no signature is in the header.</returns>
    public static ImportProfile? Recognize(HeaderIndex header) =>
        Loaded.Value.Where(profile => profile.Signature.Length > 0 && profile.Signature.All(header.Has))
            .OrderByDescending(profile => profile.Signature.Length)
            .ThenByDescending(profile => profile.Columns.Values.Count(names => names.Any(header.Has)))
            .ThenBy(profile => profile.Name, StringComparer.Ordinal)
            .FirstOrDefault();

    private static ImmutableArray<ImportProfile> Load()
    {
        var assembly = typeof(ImportProfiles).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal))
            .Select(name => Read(assembly, name))
            .OrderBy(profile => profile.Name, StringComparer.Ordinal)];
    }

    private static ImportProfile Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize(stream, ImportProfileJsonContext.Default.ImportProfileJson)!.ToProfile();
    }
}
