// A certificate of "localhost" and its key, made for these tests alone: protects nothing, trusted by
// nobody. Made with: openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes
// -days 36500 -subj /CN=localhost -addext "subjectAltName=DNS:localhost,IP:127.0.0.1"
export const LOCALHOST_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUYqZMHecsvA2Zn1PfiVn4V3wXcmIwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjAxMjM1OVoYDzIxMjYxMDI5
MDEyMzU5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATwQw1kxF2H+t2aedureia3lMuvaT79n9Eqo7kOF2Efc7ByanncUSlL
Ak+h/1CUUWGCmi6O4BFXTp+PVRay7Ir3o28wbTAdBgNVHQ4EFgQU8E+iIBNP7A5O
xjazdw8KyEuHz64wHwYDVR0jBBgwFoAU8E+iIBNP7A5Oxjazdw8KyEuHz64wDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIhANg6PFa9wVrD2n/PZDBpRW2QwgOyzInBqBXWkmKNYQAIAiAE
RmWHeubvBAxbfa4XSpyyUOxZPJxh8WiDLMctevHGhg==
-----END CERTIFICATE-----
`

export const LOCALHOST_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg0vVfao+hMUCq93pg
Qttm409gLUkrkow3vOXiDMn5+mChRANCAATwQw1kxF2H+t2aedureia3lMuvaT79
n9Eqo7kOF2Efc7ByanncUSlLAk+h/1CUUWGCmi6O4BFXTp+PVRay7Ir3
-----END PRIVATE KEY-----
`
