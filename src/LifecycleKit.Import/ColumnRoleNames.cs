using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>
/// The names of roles as messages, the documentation and the tool's <c>--map</c> write them: <c>customer</c>, <c>cancelled-at</c>.
/// </summary>
public static class ColumnRoleNames
{
    /// <summary>The names, in the order of the roles; <see cref="ColumnRole.None"/> has none.</summary>
    public static ImmutableArray<string> All { get; } =
        [.. Enum.GetValues<ColumnRole>().Where(role => role != ColumnRole.None).Select(Of)];

    /// <summary>Returns the name of a role.</summary>
    /// <param name="role">The role.</param>
    public static string Of(ColumnRole role) =>
        string.Concat(role.ToString().Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}"
            : char.ToLowerInvariant(letter).ToString()));

    /// <summary>Returns the role of a name, compared without case, blanks and hyphens.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The role; null when no role has the name.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static ColumnRole? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var key = ColumnName.KeyOf(name);
        foreach (var role in Enum.GetValues<ColumnRole>())
        {
            if (role != ColumnRole.None && ColumnName.KeyOf(role.ToString()) == key) return role;
        }

        return null;
    }
}
