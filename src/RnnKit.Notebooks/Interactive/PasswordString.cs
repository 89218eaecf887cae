namespace Microsoft.DotNet.Interactive;

/// <summary>A password, which shows itself only when asked for by name.</summary>
public class PasswordString(string clearTextPassword)
{
    /// <summary>The password.</summary>
    public string GetClearTextPassword() => clearTextPassword;

    /// <inheritdoc/>
    public override string ToString() => new('●', clearTextPassword.Length);
}
