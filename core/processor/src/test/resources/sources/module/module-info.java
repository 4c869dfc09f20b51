module com.acme {
}
